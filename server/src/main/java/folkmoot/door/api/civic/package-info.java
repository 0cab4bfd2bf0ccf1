/** Our own part of the client API: communities, bodies, proposals (docs/api/folkmoot.md). */
package folkmoot.door.api.civic;
