/**
 * Pictures, films and sounds: taken in, checked, made smaller, shown. Tables {@code media_attachment}, {@code media_secret}
 * and {@code remote_file}; endpoints {@code /api/v2/media}, {@code /media/…}; {@code attachment} on the wire. Files
 * themselves stand in {@code storage}.
 */
package folkmoot.talk.media;
