/** Questions to the domain name system. */
package folkmoot.platform.dns;
