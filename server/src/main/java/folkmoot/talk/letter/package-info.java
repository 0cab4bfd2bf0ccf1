/** Notifications by mail, for members who chose that. */
package folkmoot.talk.letter;
