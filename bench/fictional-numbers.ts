const numbersPerAreaCode = 100;

/** Area codes of North America that exist, each with a hundred numbers kept for fiction (555-0100 to -0199). */
const areaCodes = [
  201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225,
  228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281,
  301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321,
  323, 325, 330, 334, 336, 337, 339, 347, 351, 352, 360, 361, 386, 401, 402, 404, 405, 406, 407,
  408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 424, 425, 430, 432, 434, 435, 440, 443, 469,
  478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518,
  520, 530, 540, 541, 551, 559, 561, 562, 563, 567, 570, 571, 573, 574, 575, 580, 585, 586,
];

/**
 * A number that is kept for fiction, E.164; each index has its own.
 * @throws RangeError from 13,200 on
 */
export function fictionalNumber(index: number): string {
  const areaCode = areaCodes[Math.floor(index / numbersPerAreaCode)];
  if (areaCode === undefined) throw new RangeError(`There is no fictional number ${index}.`);
  return `+1${areaCode}55501${String(index % numbersPerAreaCode).padStart(2, '0')}`;
}
