/** Client API, media and custom emojis. */
package folkmoot.door.api.media;
