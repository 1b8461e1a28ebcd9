/**
 * Ids (uuids) by number and numbers by id, in 16 bytes for the id and about 8 for finding it: a map of a million strings would
 * weigh more than all the rest. An id that is added again is found where it was added last.
 */
export class IdTable {
  #bytes = Buffer.alloc(16 * 1024)
  /** Open addressing over the last four bytes of the id, random in every kind of uuid; 0 is free, else the number and one. */
  #slots = new Uint32Array(4096)
  length = 0

  add(id: string): number {
    if ((this.length + 1) * 16 > this.#bytes.length) {
      const grown = Buffer.alloc(this.#bytes.length * 2)
      this.#bytes.copy(grown)
      this.#bytes = grown
    }
    const at = this.length++
    this.#bytes.write(id.replaceAll('-', ''), at * 16, 16, 'hex')
    if (this.length * 2 > this.#slots.length) this.#rehash()
    else this.#place(at)
    return at
  }

  idAt(at: number): string {
    const hex = this.#bytes.toString('hex', at * 16, at * 16 + 16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  find(id: string): number | undefined {
    const wanted = Buffer.from(id.replaceAll('-', ''), 'hex')
    const slot = this.#slotOf(wanted)
    return (this.#slots[slot] ?? 0) === 0 ? undefined : (this.#slots[slot] ?? 0) - 1
  }

  #place(at: number): void {
    this.#slots[this.#slotOf(this.#bytes.subarray(at * 16, at * 16 + 16))] = at + 1
  }

  #slotOf(bytes: Buffer): number {
    const mask = this.#slots.length - 1
    let slot = bytes.readUInt32BE(12) & mask
    for (;;) {
      const taken = this.#slots[slot] ?? 0
      if (taken === 0 || bytes.equals(this.#bytes.subarray((taken - 1) * 16, taken * 16))) return slot
      slot = (slot + 1) & mask
    }
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let at = 0; at < this.length; at++) this.#place(at)
  }
}
