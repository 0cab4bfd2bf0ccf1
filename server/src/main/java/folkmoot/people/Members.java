package folkmoot.people;

import folkmoot.people.account.Accounts;
import folkmoot.people.oauth.Applications;
import folkmoot.people.oauth.Authorizations;
import folkmoot.people.oauth.TokenUses;
import folkmoot.people.oauth.Tokens;
import folkmoot.people.passkey.Passkeys;
import folkmoot.people.team.TeamActs;
import folkmoot.people.team.Teams;
import folkmoot.people.user.ActingMembers;
import folkmoot.people.user.Invites;
import folkmoot.people.user.Passwords;
import folkmoot.people.user.SecondFactors;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.Staff;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.people.user.Visits;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.mail.MailSecret;
import folkmoot.platform.mail.ReplyAddresses;
import folkmoot.platform.mail.StopLinks;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Those who can sign in: how they come in, by what they are known again, which programs they let in, and as which teams they act. */
public record Members(
        Users users,
        UserLinks links,
        UserMails mails,
        ReplyAddresses replyAddresses,
        Invites invites,
        Visits visits,
        Staff staff,
        Sessions sessions,
        SecondFactors secondFactors,
        Passkeys passkeys,
        Applications applications,
        Tokens tokens,
        TokenUses tokenUses,
        Authorizations authorizations,
        Teams teams,
        TeamActs teamActs) {

    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    Members(Platform platform, Accounts accounts, PeopleEvents events) {
        var database = platform.database();
        var clock = platform.clock();
        var links = new UserLinks(clock);
        var applications = new Applications(database, platform.ids(), clock);
        var acting = new ActingMembers();
        var acts = new TeamActs(database, platform.ids(), clock);
        var tokens = new Tokens(platform.ids(), clock, acting);
        var users = new Users(database, clock, accounts, new Passwords());
        var sessions = new Sessions(database, clock, acting);
        var secret = new MailSecret(database);
        this(
                users,
                links,
                new UserMails(platform.mails(), links, new StopLinks(secret, platform.uris()), platform.uris()),
                new ReplyAddresses(
                        secret,
                        platform.mailDomain(),
                        clock,
                        platform.settings().mail().inletPort() > 0),
                new Invites(platform.ids(), clock),
                new Visits(database, clock),
                new Staff(database, clock),
                sessions,
                new SecondFactors(clock),
                new Passkeys(platform.ids(), clock, platform.uris().origin()),
                applications,
                tokens,
                new TokenUses(database, clock),
                new Authorizations(database, clock, applications, tokens, events.revoked()),
                new Teams(platform.ids(), clock, users, tokens, sessions, acting, acts, events.revoked()),
                acts);
        platform.jobs().every("forget-expired-secrets", SWEEP_EVERY, () -> database.write(this::forgetExpired));
    }

    /** A link that makes the first administrator, once; empty if there is one. */
    public Optional<URI> administratorLink(Transaction tx, LocalUris uris) {
        return users.hasAdmin(tx) ? Optional.empty() : Optional.of(uris.at("/setup?token=" + links.createForAdmin(tx)));
    }

    private void forgetExpired(Transaction tx) {
        sessions.sweep(tx);
        links.sweep(tx);
        authorizations.sweep(tx);
        visits.sweep(tx);
        passkeys.sweep(tx);
    }
}
