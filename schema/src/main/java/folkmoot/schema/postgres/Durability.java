package folkmoot.schema.postgres;

/** Whether what is committed must survive a power cut. */
enum Durability {
    /** Every commit reaches the disk before it is answered. */
    FULL,
    /** For tests: fast, and lost with the machine. */
    NONE
}
