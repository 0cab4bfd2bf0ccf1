/** Client API, instance: what it says of itself, announcements, invitations, trends. */
package folkmoot.door.api.instance;
