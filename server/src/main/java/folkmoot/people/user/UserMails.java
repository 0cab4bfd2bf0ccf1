package folkmoot.people.user;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.mail.Mail;
import folkmoot.platform.mail.Mails;
import folkmoot.platform.mail.StopLinks;
import folkmoot.platform.text.Wording;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Map;

/** The mails that go with being a user, in the language that each chose. */
public final class UserMails {

    private final Mails mails;
    private final UserLinks links;
    private final StopLinks stops;
    private final LocalUris uris;
    private final Map<String, Wording> wordings = Wording.all("mails");

    public UserMails(Mails mails, UserLinks links, StopLinks stops, LocalUris uris) {
        this.mails = mails;
        this.links = links;
        this.stops = stops;
        this.uris = uris;
    }

    /** Asks to prove the address. */
    public void confirm(Transaction tx, User user) {
        send(tx, user, user.email(), "confirm", link(tx, user, UserLinks.Purpose.CONFIRM_EMAIL, "/confirm"));
    }

    /** Tells somebody that they were let in. */
    public void approved(Transaction tx, User user) {
        send(tx, user, user.email(), "approved", uris.at("/sign-in"));
    }

    /**
     * A statement of reasons: what moderators did about somebody's account, why, and where they can say something against it.
     *
     * @param action the client API's word
     */
    public void warned(Transaction tx, User user, String action, String text) {
        var link = link(tx, user, UserLinks.Purpose.APPEAL, "/appeal");
        send(tx, user, user.email(), "warned", words(user).get("warned.action." + action), text, link);
    }

    /** What came of their appeal. */
    public void appealDecided(Transaction tx, User user, boolean granted, String answer) {
        send(tx, user, user.email(), granted ? "appeal.granted" : "appeal.rejected", answer);
    }

    /**
     * Something that its reader chose to hear of by mail and can stop by one click, in words that are ready.
     *
     * @param what ends, as in {@link StopLinks}
     */
    public void chosen(Transaction tx, User user, String subject, String text, String what) {
        chosen(tx, user.email(), user.locale(), subject, text, what);
    }

    /** The same in a conversation; where it can be answered, its text begins with a line that says so. */
    public void chosen(Transaction tx, User user, String subject, String text, String what, Mail.Place place) {
        var above = place.replyTo().isEmpty() ? "" : ReplyLine.in(words(user)) + "\n\n";
        mails.send(
                tx,
                stoppable(user.email(), user.locale(), subject, above + text, what)
                        .in(place));
    }

    /** The same to somebody without an account. */
    public void chosen(Transaction tx, String to, String language, String subject, String text, String what) {
        mails.send(tx, stoppable(to, language, subject, text, what));
    }

    private Mail stoppable(String to, String language, String subject, String text, String what) {
        var stop = stops.link(what);
        var foot = words(language).get("stop.foot", stop.toString());
        return Mail.stoppable(to, subject, text + "\n\n" + foot + "\n", stop);
    }

    /** Asks somebody without an account whether it was them who wants to follow something. */
    public void confirmFollow(Transaction tx, String to, String language, String what, URI link) {
        var words = words(language);
        mails.send(
                tx,
                new Mail(
                        to,
                        words.get("follow.confirm.subject", uris.domain(), what),
                        words.get("follow.confirm.text", uris.domain(), what, link.toString()) + "\n"));
    }

    /** Links by which chosen mails stop. */
    public StopLinks stops() {
        return stops;
    }

    /** Lets somebody choose a new password. */
    public void resetPassword(Transaction tx, User user) {
        send(tx, user, user.email(), "reset", link(tx, user, UserLinks.Purpose.RESET_PASSWORD, "/reset-password"));
    }

    /** Asks the new address to prove itself, and tells the present one. */
    public void changeEmail(Transaction tx, User user, String email) {
        send(
                tx,
                user,
                email,
                "email",
                link(tx, user, UserLinks.Purpose.CHANGE_EMAIL, "/settings/security/email/confirm"));
        send(tx, user, user.email(), "email.asked", email, uris.at("/forgot-password"));
    }

    /** Tells the earlier address that it is not theirs any more. @param before as the user was */
    public void emailChanged(Transaction tx, User before, String email) {
        send(tx, before, before.email(), "email.changed", email, uris.at("/about"));
    }

    /** The password was changed by who is signed in. */
    public void passwordChanged(Transaction tx, User user) {
        send(tx, user, user.email(), "password.changed", uris.at("/forgot-password"));
    }

    /** Codes are asked for at signing in, or no longer. */
    public void secondFactor(Transaction tx, User user, boolean on) {
        send(tx, user, user.email(), on ? "codes.on" : "codes.off", uris.at("/forgot-password"));
    }

    /** A passkey was added or removed by who is signed in. */
    public void passkey(Transaction tx, User user, boolean added) {
        send(tx, user, user.email(), added ? "passkey.added" : "passkey.removed", uris.at("/settings/passkeys"));
    }

    private String link(Transaction tx, User user, UserLinks.Purpose purpose, String path) {
        return uris.at(path + "?token=" + links.create(tx, purpose, user.id())).toString();
    }

    private Wording words(User user) {
        return words(user.locale());
    }

    private Wording words(String language) {
        return wordings.getOrDefault(language, wordings.get(Wording.LANGUAGES.getFirst()));
    }

    /** @param values of the text, after the name of the instance */
    private void send(Transaction tx, User user, String to, String key, Object... values) {
        var all = new Object[values.length + 1];
        all[0] = uris.domain();
        for (int i = 0; i < values.length; i++) {
            all[i + 1] = values[i].toString();
        }
        var words = words(user);
        mails.send(tx, new Mail(to, words.get(key + ".subject", all), words.get(key + ".text", all) + "\n"));
    }
}
