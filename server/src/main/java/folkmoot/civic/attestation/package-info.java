/**
 * What attesters say of members until a day: named by communities, accepted and shown by whom it is about, checked by codes of one use. It gives
 * nobody a power, and nobody can ask who has which.
 */
package folkmoot.civic.attestation;
