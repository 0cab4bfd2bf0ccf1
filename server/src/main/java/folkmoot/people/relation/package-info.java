/**
 * How one account stands to others, beyond following: whom it hides, the notes it keeps about them, whom it endorses, who
 * is suggested to it. Tables {@code account_note}, {@code endorsement}, {@code suggestion_dismissal}; endpoints {@code
 * /api/v1/accounts/:id/note}, {@code …/endorse}, {@code /api/v1/endorsements}, {@code /api/v2/suggestions}, {@code
 * /api/v1/directory}.
 */
package folkmoot.people.relation;
