/** Pages of attestations: what a community lets attest, where attesters do it, and what whoever is given an address reads. */
package folkmoot.door.web.attesting;
