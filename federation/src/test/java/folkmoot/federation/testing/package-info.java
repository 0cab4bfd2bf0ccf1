/** Other servers, as tests play them. */
package folkmoot.federation.testing;
