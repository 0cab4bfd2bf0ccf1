/** NodeInfo: what kind of server this is, for statistics and icons. Never a way to learn what a server can do. */
package folkmoot.federation.nodeinfo;
