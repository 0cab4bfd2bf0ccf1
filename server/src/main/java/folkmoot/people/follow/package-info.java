/**
 * Who reads whom, and who belongs to which community: following a community is joining it. Table {@code follow};
 * activities {@code Follow}, {@code Accept}, {@code Reject} and {@code Undo}; endpoints {@code /api/v1/accounts/:id/follow}
 * and its kin.
 */
package folkmoot.people.follow;
