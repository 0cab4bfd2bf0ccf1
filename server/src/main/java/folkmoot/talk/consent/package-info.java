/**
 * Who may answer, like and pass on posts (GoToSocial's interaction controls). Of posts of other servers, answers that come
 * without their authors' leave are kept and not shown below what they answer; for posts of ours, what is allowed is said, and
 * confirmed to those who ask. Answers and likes of our members ask where they have to. Tables {@code reply_policy}, {@code reply_approval},
 * {@code reply_request}, {@code gesture_policy} and {@code interaction_authorization}; on the wire {@code interactionPolicy}, {@code replyAuthorization}, {@code approvedBy}, {@code LikeRequest}, {@code ReplyRequest},
 * {@code AnnounceRequest} and the authorizations at {@code …/authorizations/…}.
 */
package folkmoot.talk.consent;
