/** {@code make dev}: Folkmoot from its sources, with a community to look at; what is changed shows a moment later. */
package folkmoot.development;
