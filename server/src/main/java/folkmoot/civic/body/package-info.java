/**
 * Public bodies: each community's own register of departments, councils and others, and the evidence by which an ordinary
 * account is recognised as the official actor of one. Recognition labels; it gives no power over anything.
 */
package folkmoot.civic.body;
