/**
 * Keys and signatures: draft-cavage-12 and RFC 9421 over requests, FEP-8b32 proofs over documents, PEM and Multikey forms
 * of keys. Ed25519 is always Bouncy Castle's; RSA signing takes the fastest provider that loads.
 */
package folkmoot.federation.signature;
