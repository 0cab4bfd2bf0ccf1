/**
 * Lists that people bring along and take with them, in the tables that Mastodon writes: whom they follow, block and mute, which servers they do
 * not want to see, their lists and bookmarks. Tables {@code data_import}, {@code data_import_line}. Pages: {@code /settings/data}.
 */
package folkmoot.talk.portability;
