package folkmoot.user;

import folkmoot.database.Transaction;
import folkmoot.mail.Mail;
import folkmoot.mail.Mails;
import folkmoot.uri.LocalUris;

/** The mails that go with being a user: each carries a one-use link. */
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
