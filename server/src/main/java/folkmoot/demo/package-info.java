/**
 * {@code folkmoot demo}: two citizen-run instances and a department's, in one process on loopback, filled with invented
 * proposals, and a story between them that anybody can watch and repeat.
 */
package folkmoot.demo;
