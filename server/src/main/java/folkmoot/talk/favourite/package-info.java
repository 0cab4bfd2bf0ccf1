/**
 * Favourites: one account's "I like this" on one status. On a proposal the same gesture is the support. Table
 * {@code favourite}; activities {@code Like} and its {@code Undo}; endpoints {@code /api/v1/statuses/:id/favourite},
 * {@code /api/v1/favourites}.
 */
package folkmoot.talk.favourite;
