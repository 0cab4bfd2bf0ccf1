/**
 * Proposals: what citizens ask of public bodies, who backs them, and what becomes of them.
 *
 * <p>{@link folkmoot.proposal.Publication} publishes, whichever way one came in; {@link folkmoot.proposal.Supports} counts
 * favourites as supports; {@link folkmoot.proposal.Asking} sends what has enough of them to its bodies; {@link
 * folkmoot.proposal.Responses} takes replies of official actors; {@link folkmoot.proposal.Lifecycle} moves states and
 * tracks; {@link folkmoot.proposal.Confirmations} asks citizens whether it is done; {@link folkmoot.proposal.Deadlines}
 * keeps the clock; {@link folkmoot.proposal.Records} writes
 * the civic record for other servers, {@link folkmoot.proposal.RemoteProposals} reads theirs. Why it is so
 * is told in {@code docs/adr}.
 */
package folkmoot.proposal;
