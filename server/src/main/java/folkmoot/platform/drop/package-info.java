/**
 * Why an activity that was taken in changed nothing: said by whoever decides so, written down by the inbox. No tables, no
 * endpoints.
 */
package folkmoot.platform.drop;
