package folkmoot;

import folkmoot.civic.body.Officials;
import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.people.follow.Follows;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.people.instance.Instances;
import folkmoot.people.key.AccountKeys;
import folkmoot.people.notification.Notifications;
import folkmoot.people.oauth.Applications;
import folkmoot.people.oauth.Authorizations;
import folkmoot.people.oauth.Tokens;
import folkmoot.people.user.Invites;
import folkmoot.people.user.Passwords;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.Staff;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.people.user.Visits;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.mail.FileTransport;
import folkmoot.platform.mail.MailTransport;
import folkmoot.platform.mail.Mails;
import folkmoot.platform.mail.SmtpTransport;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.about.InstanceDocuments;
import folkmoot.stewardship.about.Rules;
import folkmoot.stewardship.admission.EmailBlocks;
import folkmoot.stewardship.admission.NetworkBlocks;
import folkmoot.stewardship.admission.Registrations;
import folkmoot.stewardship.announcement.Announcements;
import folkmoot.stewardship.moderation.DomainLimits;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.stewardship.moderation.Powers;
import folkmoot.stewardship.moderation.Suspensions;
import folkmoot.stewardship.moderation.Warnings;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.collection.AccountCollections;
import folkmoot.talk.emoji.Emojis;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.reblog.ReblogDeliveries;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.relay.Relays;
import folkmoot.talk.status.AccountReturns;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.StatusHistory;
import folkmoot.talk.status.StatusNotes;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Tags;
import folkmoot.talk.timeline.AuthorRings;
import folkmoot.talk.timeline.HomeTimeline;
import folkmoot.talk.timeline.Timelines;
import java.time.InstantSource;
import java.util.List;

/**
 * The features that need no network, built in the order of dependence, for the server and for the commands alike. The
 * rest of the map is {@link Server}.
 */
public final class Features {

    public final Database database;
    public final InstantSource clock;
    public final PublicAddress address;
    public final LocalUris uris;
    public final Ids ids;
    public final Jobs jobs;
    public final DomainBlocks domainBlocks;
    public final Instances instances;
    public final Accounts accounts;
    public final Officials officials;
    public final AccountKeys keys;
    public final Users users;
    public final UserLinks links;
    public final UserMails userMails;
    public final EmailBlocks emailBlocks;
    public final NetworkBlocks networkBlocks;
    public final Invites invites;
    public final Visits visits;
    public final Staff staff;
    public final Rules rules;
    public final InstanceDocuments documents;
    public final Registrations registrations;
    public final Sessions sessions;
    public final Applications applications;
    public final Tokens tokens;
    public final Authorizations authorizations;
    public final Notifications notifications;
    public final Deliveries deliveries;
    public final DeliveryHosts deliveryHosts;
    public final DomainLimits domainLimits;
    public final Suspensions suspensions;
    public final AccountReturns accountReturns;
    public final Follows follows;
    public final Reports reports;
    public final Warnings warnings;
    public final ModerationActs moderationActs;
    public final Powers powers;
    public final RelationFeatures relations;
    public final PushFeatures push;
    public final Announcements announcements;
    public final AccountCollections collections;
    public final Tags tags;
    public final MediaFeatures media;
    public final Emojis emojis;
    public final StatusHistory history;
    public final Statuses statuses;
    public final StatusNotes notes;
    public final StatusDeliveries statusDeliveries;
    public final StatusContexts contexts;
    public final Favourites favourites;
    public final Reblogs reblogs;
    public final Timelines timelines;
    public final AuthorRings rings;
    public final HomeTimeline home;
    public final StatusParts statusParts;
    public final CivicFeatures civic;
    public final GroupFeatures groups;
    public final Relays relays;

    public Features(Settings settings, PublicAddress address, Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.address = address;
        this.uris = new LocalUris(address.origin(), address.domain());
        this.ids = new Ids(clock);
        this.jobs = new Jobs(database, clock);
        this.domainBlocks =
                new DomainBlocks(database, ids, clock, settings.federation().allowListOnly());
        this.instances = new Instances(domainBlocks, clock);
        this.accounts = new Accounts(ids, clock, uris);
        this.officials = new Officials(uris, clock);
        this.keys = new AccountKeys(database, jobs, accounts, uris, clock);
        this.users = new Users(database, clock, accounts, new Passwords());
        this.links = new UserLinks(clock);
        this.userMails = new UserMails(new Mails(jobs, mailTransport(settings, address, clock)), links, uris);
        this.emailBlocks = new EmailBlocks(ids, clock);
        this.networkBlocks = new NetworkBlocks(database, ids, clock);
        this.invites = new Invites(ids, clock);
        this.visits = new Visits(database, clock);
        this.staff = new Staff(database, clock);
        this.rules = new Rules(ids, clock);
        this.documents = new InstanceDocuments(ids, clock);
        this.notifications = new Notifications(ids, clock);
        this.registrations = new Registrations(
                database,
                new Registrations.Instance(
                        ids, clock, uris, settings.registration().mode()),
                new Registrations.Gate(emailBlocks, networkBlocks, invites, notifications),
                accounts,
                keys,
                users,
                userMails);
        this.sessions = new Sessions(database, clock);
        this.applications = new Applications(database, ids, clock);
        this.tokens = new Tokens(ids, clock);
        this.authorizations = new Authorizations(database, clock, applications, tokens);
        this.deliveries = new Deliveries(ids, clock);
        this.deliveryHosts = new DeliveryHosts(clock);
        this.follows = new Follows(accounts, notifications, deliveries, uris, ids, clock);
        this.relations =
                new RelationFeatures(database, jobs, accounts, follows, notifications, deliveries, uris, ids, clock);
        this.moderationActs = new ModerationActs(ids, clock);
        this.domainLimits =
                new DomainLimits(database, domainBlocks, accounts, follows, relations.severances, moderationActs, jobs);
        this.suspensions = new Suspensions(database, accounts, follows, relations.severances, jobs);
        this.reports = new Reports(ids, clock, notifications);
        this.warnings = new Warnings(ids, clock);
        this.tags = new Tags(ids, clock);
        this.media = new MediaFeatures(this, settings);
        this.history = new StatusHistory(ids);
        this.emojis = new Emojis(database, media.smallPictures, media.urls, uris, clock);
        this.statuses = new Statuses(accounts, follows, notifications, tags, media.attachments, history, clock);
        statuses.observe(history);
        this.accountReturns = new AccountReturns(accounts, statuses, jobs);
        this.notes = new StatusNotes(statuses, accounts, uris, media.urls);
        this.statusDeliveries = new StatusDeliveries(statuses, notes, deliveries, uris, ids);
        this.contexts = new StatusContexts(statuses);
        this.favourites = new Favourites(accounts, statuses, notifications, deliveries, uris, ids, clock);
        this.reblogs = new Reblogs(
                accounts, statuses, notifications, new ReblogDeliveries(deliveries, instances), uris, ids, clock);
        this.timelines = new Timelines();
        this.rings = new AuthorRings(database);
        this.collections = new AccountCollections(accounts, relations.blocks, notifications, ids, clock);
        this.home = new HomeTimeline(database, rings, follows, relations.hidden);
        statuses.observe(rings);
        this.statusParts = new StatusParts(this, settings);
        notes.decorate((tx, status, note) -> note.andTags(
                emojis.tags(List.of(status.text().content(), status.text().spoiler()))));
        this.push = new PushFeatures(this);
        this.announcements = new Announcements(jobs, emojis, ids, clock);
        this.relays = new Relays(accounts, deliveries, jobs, uris, ids, clock);
        statusDeliveries.observe(relays);
        this.civic = new CivicFeatures(this, settings.civic());
        this.powers = new Powers(accounts, officials);
        notifications.tellOnly((tx, moderator) -> !officials.isOfficialAnywhere(tx, accounts.require(tx, moderator)));
        this.groups = new GroupFeatures(this);
    }

    private static MailTransport mailTransport(Settings settings, PublicAddress address, InstantSource clock) {
        var host = address.domain().replaceAll(":\\d+$", "");
        var from = settings.mail().from().orElse("no-reply@" + host);
        return settings.mail().host().isPresent()
                ? new SmtpTransport(settings.mail(), from, clock)
                : new FileTransport(settings.data().directory().resolve("mail"), from, clock);
    }
}
