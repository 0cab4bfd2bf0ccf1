/** Client API, search and oEmbed. */
package folkmoot.door.api.search;
