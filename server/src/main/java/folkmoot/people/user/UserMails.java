package folkmoot.people.user;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.mail.Mail;
import folkmoot.platform.mail.Mails;
import folkmoot.platform.uri.LocalUris;

/** The mails that go with being a user. */
public final class UserMails {

    private final Mails mails;
    private final UserLinks links;
    private final LocalUris uris;

    public UserMails(Mails mails, UserLinks links, LocalUris uris) {
        this.mails = mails;
        this.links = links;
        this.uris = uris;
    }

    /** Asks to prove the address. */
    public void confirm(Transaction tx, User user) {
        var link = uris.at("/confirm?token=" + links.create(tx, UserLinks.Purpose.CONFIRM_EMAIL, user.id()));
        mails.send(tx, new Mail(user.email(), "Confirm your address for " + uris.domain(), """
            Welcome to %s.

            Open this page to confirm that this address is yours:

            %s

            It works once, for seven days. If you did not sign up there, do nothing.
            """.formatted(
                        uris.domain(), link)));
    }

    /** Tells somebody that they were let in. */
    public void approved(Transaction tx, User user) {
        mails.send(tx, new Mail(user.email(), "Welcome to " + uris.domain(), """
            A moderator of %s has let you in. You can sign in here:

            %s
            """.formatted(
                        uris.domain(), uris.at("/sign-in"))));
    }

    /** Tells somebody what moderators did about their account. */
    public void warned(Transaction tx, User user, String action, String text) {
        mails.send(tx, new Mail(user.email(), "About your account at " + uris.domain(), """
            The moderators of %s have decided about your account: %s.

            %s

            If you think that this is a mistake, answer to the people who run the instance:

            %s
            """.formatted(
                        uris.domain(), action, text, uris.at("/about"))));
    }

    /** Tells somebody what came of a proposal, in words that are ready. */
    public void news(Transaction tx, User user, String subject, String text) {
        mails.send(tx, new Mail(user.email(), subject, text + "\n"));
    }

    /** Lets somebody choose a new password. */
    public void resetPassword(Transaction tx, User user) {
        var link = uris.at("/reset-password?token=" + links.create(tx, UserLinks.Purpose.RESET_PASSWORD, user.id()));
        mails.send(
                tx, new Mail(user.email(), "A new password for " + uris.domain(), """
                    Somebody, probably you, asked for a new password at %s.

                    Open this page to choose one:

                    %s

                    It works once, for six hours. If it was not you, do nothing: your password stays as it is.
                    """.formatted(uris.domain(), link)));
    }
}
