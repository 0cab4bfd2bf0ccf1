/** The patterns of our own addresses, both writing and reading them. */
package folkmoot.platform.uri;
