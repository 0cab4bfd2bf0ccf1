/** Files that a public body gives a community before everybody else: members have them now, and they open to all at the hour (docs/civic/matters.md). */
package folkmoot.civic.release;
