/**
 * A community's data for everybody to take along: what there is in it, row by row, and what is held back. The rule is in {@code
 * docs/civic/open-data.md}. It owns no table.
 */
package folkmoot.civic.opendata;
