/** Countries with a calling code of their own. ITU: "List of E.164 assigned country codes". */
export const callingCodes: Readonly<Record<string, string>> = Object.fromEntries(
  `
  EG20 SS211 DZ213 TN216 LY218 GM220 SN221 MR222 ML223 GN224 CI225 BF226 NE227 TG228 BJ229 MU230
  LR231 SL232 GH233 NG234 TD235 CF236 CM237 CV238 ST239 GQ240 GA241 CG242 CD243 AO244 GW245 IO246
  AC247 SC248 SD249 RW250 ET251 SO252 DJ253 KE254 TZ255 UG256 BI257 MZ258 ZM260 MG261 ZW263 NA264
  MW265 LS266 BW267 SZ268 KM269 ZA27 ER291 AW297 FO298 GL299 GR30 NL31 BE32 FR33 ES34 GI350 PT351
  LU352 IE353 IS354 AL355 MT356 CY357 BG359 HU36 LT370 LV371 EE372 MD373 AM374 BY375 AD376 MC377
  SM378 UA380 RS381 ME382 XK383 HR385 SI386 BA387 MK389 RO40 CH41 CZ420 SK421 LI423 AT43 DK45 SE46
  PL48 DE49 FK500 BZ501 GT502 SV503 HN504 NI505 CR506 PA507 PM508 HT509 PE51 MX52 CU53 AR54 BR55
  CL56 CO57 VE58 BO591 GY592 EC593 GF594 PY595 MQ596 SR597 UY598 MY60 ID62 PH63 NZ64 SG65 TH66
  TL670 NF672 BN673 NR674 PG675 TO676 SB677 VU678 FJ679 PW680 WF681 CK682 NU683 WS685 KI686 NC687
  TV688 PF689 TK690 FM691 MH692 JP81 KR82 VN84 KP850 HK852 MO853 KH855 LA856 CN86 BD880 TW886 TR90
  IN91 PK92 AF93 LK94 MM95 MV960 LB961 JO962 SY963 IQ964 KW965 SA966 YE967 OM968 PS970 AE971 IL972
  BH973 QA974 BT975 MN976 NP977 IR98 TJ992 TM993 AZ994 GE995 KG996 UZ998
  `
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(2), entry.slice(0, 2)]),
);

/** Countries that share a calling code. */
export interface SharedCode {
  /** Whose a number is when nothing tells otherwise. */
  main: string;
  /** By the first digits after the calling code. */
  others: Readonly<Record<string, RegExp>>;
}

// CNA: "Canadian Area Code Map".
const canadianAreaCodes = `
  204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450
  468 474 506 514 519 548 579 581 584 587 600 604 613 622 633 639 647 672 683 705 709 742 753 778
  780 782 807 819 825 867 873 879 902 905 942`;

/**
 * What the national numbering plans give to whom, as far as digits tell: mobile numbers of
 * Saint Barthélemy, Saint Martin and the Australian islands look like those of their main country.
 */
export const sharedCodes: Readonly<Record<string, SharedCode>> = {
  // NANPA: "Area Code Map".
  1: {
    main: 'US',
    others: {
      CA: new RegExp(`^(?:${canadianAreaCodes.trim().replace(/\s+/g, '|')})`),
      AG: /^268/,
      AI: /^264/,
      AS: /^684/,
      BB: /^246/,
      BM: /^441/,
      BS: /^242/,
      DM: /^767/,
      DO: /^8[024]9/,
      GD: /^473/,
      GU: /^671/,
      JM: /^(?:658|876)/,
      KN: /^869/,
      KY: /^345/,
      LC: /^758/,
      MP: /^670/,
      MS: /^664/,
      PR: /^(?:787|939)/,
      SX: /^721/,
      TC: /^649/,
      TT: /^868/,
      VC: /^784/,
      VG: /^284/,
      VI: /^340/,
    },
  },
  7: { main: 'RU', others: { KZ: /^7/ } },
  39: { main: 'IT', others: { VA: /^06698/ } },
  // Ofcom: "National Telephone Numbering Plan". Fictional numbers (+44 7700 900) are Great Britain's.
  44: {
    main: 'GB',
    others: {
      GG: /^(?:1481|7781|7839|7911[17])/,
      IM: /^(?:1624|74576|7[56]24)/,
      JE: /^(?:1534|7509|7829|7937|7700[378]|7797)/,
    },
  },
  47: { main: 'NO', others: { SJ: /^79/ } },
  61: { main: 'AU', others: { CC: /^89162/, CX: /^89164/ } },
  212: { main: 'MA', others: { EH: /^528[89]/ } },
  262: { main: 'RE', others: { YT: /^(?:269|639|7093[5-7])/ } },
  290: { main: 'SH', others: { TA: /^8/ } },
  358: { main: 'FI', others: { AX: /^18/ } },
  590: { main: 'GP', others: {} },
  599: { main: 'CW', others: { BQ: /^[347]/ } },
};
