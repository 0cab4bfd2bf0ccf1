/**
 * Timelines of some of those whom somebody follows. Tables {@code account_list} and {@code account_list_member}; endpoints
 * {@code /api/v1/lists}, {@code /api/v1/accounts/:id/lists} and {@code /api/v1/timelines/list/:id}.
 */
package folkmoot.talk.list;
