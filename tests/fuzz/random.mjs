// A small seeded generator of random numbers: the same seed gives the same program everywhere.

/** Numbers from a 32-bit seed (mulberry32), with the choices a program generator makes. */
export class Random {
  constructor(seed) {
    this.state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  }

  /** A 32-bit integer. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** An integer in [0, limit). */
  below(limit) {
    return Math.floor((this.next() / 4294967296) * limit);
  }

  /** An integer in [low, high]. */
  between(low, high) {
    return low + this.below(high - low + 1);
  }

  /** True with a probability. */
  chance(probability) {
    return this.next() / 4294967296 < probability;
  }

  pick(items) {
    return items[this.below(items.length)];
  }

  /** One of `[weight, item]` rows. */
  weighted(rows) {
    const total = rows.reduce((all, [weight]) => all + weight, 0);
    let at = this.below(total);
    for (const [weight, item] of rows) {
      at -= weight;
      if (at < 0) return item;
    }
    return rows[0][1];
  }

  /** `count` results of `make`. */
  several(count, make) {
    return Array.from({ length: count }, (_, index) => make(index));
  }

  /** Some of the items, in their order. */
  some(items, probability) {
    return items.filter(() => this.chance(probability));
  }

  shuffled(items) {
    const rest = [...items];
    for (let at = rest.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [rest[at], rest[other]] = [rest[other], rest[at]];
    }
    return rest;
  }
}
