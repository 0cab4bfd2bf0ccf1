/**
 * Proposals: what citizens ask of public bodies, who backs them, and what becomes of them.
 *
 * <p>{@link folkmoot.civic.proposal.Publication} publishes, whichever way one came in; {@link folkmoot.civic.support.Supports} counts
 * favourites as supports; {@link folkmoot.civic.proposal.Asking} sends what has enough of them to its bodies; {@link
 * folkmoot.civic.response.Responses} takes replies of official actors; {@link folkmoot.civic.proposal.Lifecycle} moves states and
 * tracks; {@link folkmoot.civic.proposal.Confirmations} asks citizens whether it is done; {@link folkmoot.civic.proposal.Deadlines}
 * keeps the clock; {@link folkmoot.civic.proposal.Records} writes
 * the civic record for other servers, {@link folkmoot.civic.proposal.RemoteProposals} reads theirs. Why it is so
 * is told in {@code docs/adr}.
 */
package folkmoot.civic.proposal;
