/**
 * What somebody here wants to find again. Table {@code bookmark}; endpoints {@code …/bookmark}, {@code …/unbookmark} and
 * {@code /api/v1/bookmarks}. Nothing of it goes to other servers.
 */
package folkmoot.talk.bookmark;
