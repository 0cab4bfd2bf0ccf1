/** What others take along: the API and how to try it, a community's data, and addresses that are told of what happens. */
package folkmoot.door.web.sharing;
