/**
 * Accounts as which several people act, such as a department's: each signs in as themselves and chooses as whom they act. Tables
 * {@code team}, {@code team_member}, {@code team_act}. To everybody else it is one ordinary account.
 */
package folkmoot.people.team;
