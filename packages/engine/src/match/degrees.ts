const levels: readonly (readonly [number, RegExp])[] = [
  [4, /\b(?:ph\.?\s?d|doctor(?:ate|al)?|dphil|dr\.|doctorat|m\.?d\.?(?![\p{L}])|j\.?d\.?(?![\p{L}]))/iu],
  [
    3,
    /\b(?:[Mm]aster|MASTER)(?:[’']?[sS])?\b|\b[mM]\.?\s?[sS]c\b|\bm\.s\.|\bMS\b|\bM\.?A\.?(?![\p{L}])|\bmba\b|\bMBA\b|\bm\.?eng\b|\bm\.?tech\b|\bmsn\b|\bdiplom(?:-| |\b)(?=ing|kauf|inform|betriebs)|bac ?\+ ?5|\bmáster\b|\bmestrado|magister|\bmph\b|\bllm\b/u,
  ],
  [
    2,
    /\bbachelor(?:[’']?s)?\b|\bBachelor|\bb\.?\s?sc\b|\bB\.?Sc|\bb\.s\.|\bB\.S\.|\bBS\b|\bB\.?A\.?(?![\p{L}])|\bb\.?eng\b|\bB\.?Eng\b|\bB\.?\s?Tech\b|\bb\.?tech\b|\bB\.E\.|\bbsn\b|\bBSN\b|\blicence\b(?= (?:en|de))|\blicenciatura|\bgrado\b|bac ?\+ ?[34]|undergraduate degree|university degree|college degree|\b4-year degree|four-year degree|hochschulstudium|abgeschlossenes studium|fachhochschule|\bdegree in\b|\bdegree\b/iu,
  ],
  [
    1,
    /\bassociate(?:[’']?s)? (?:degree|of)|\bdiploma\b|\bfoundation degree|\bhnd\b|bac ?\+ ?2|abgeschlossene (?:berufs)?ausbildung|\bass?ociates\b/iu,
  ],
]

/** Academic level a text names: 4 doctorate, 3 master's, 2 bachelor's or "degree", 1 associate or diploma, 0 none. */
export function degreeLevel(text: string): number {
  return /\bassociate/iu.test(text) &&
    !/bachelor|master/iu.test(text) &&
    /degree|of (?:science|arts|applied)/iu.test(text)
    ? 1
    : (levels.find(([, pattern]) => pattern.test(text))?.[0] ?? 0)
}

/** The lowest level that satisfies a requirement line: "Bachelor's or Master's" is met by a bachelor's. */
export function lowestDegree(text: string): number {
  const named = levels.filter(([, pattern]) => pattern.test(text)).map(([level]) => level)
  if (named.length === 0) return 0
  const low = Math.min(...named)
  // "Master's degree" also matches the bare word "degree"; only a named bachelor's lowers the bar.
  return low === 2 &&
    named.length > 1 &&
    !/bachelor|b\.?\s?s(?:c|\.)|\bB\.?A\b|b\.?\s?tech|undergraduate|\bBS\b/iu.test(text)
    ? Math.min(...named.filter((level) => level !== 2))
    : low
}
