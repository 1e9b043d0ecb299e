// What the benchmarks say of many measurements.

const ascending = (numbers) => numbers.toSorted((one, other) => one - other);

export function median(numbers) {
  const sorted = ascending(numbers);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The number that this part of them does not exceed: 0.95 for 95 of 100. */
export const percentile = (numbers, part) => ascending(numbers)[Math.min(numbers.length - 1, Math.ceil(numbers.length * part) - 1)];
