package folkmoot.door.web.moderation;

import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.user.Power;
import java.util.Locale;

/** What there is a page for, and who may see it. */
enum Tab implements StaffRoom.Place {
    OVERVIEW(Power.DASHBOARD),
    REPORTS(Power.REPORTS),
    SIGN_UPS(Power.USERS),
    PEOPLE(Power.USERS),
    APPEALS(Power.USERS),
    INVITATIONS(Power.USERS),
    SERVERS(Power.FEDERATION),
    RULES(Power.ADMINISTRATOR),
    ANNOUNCEMENTS(Power.ADMINISTRATOR),
    EMOJIS(Power.ADMINISTRATOR),
    DOCUMENTS(Power.ADMINISTRATOR),
    LOG(Power.AUDIT_LOG);

    private final Power power;

    Tab(Power power) {
        this.power = power;
    }

    @Override
    public Power power() {
        return power;
    }

    @Override
    public String path() {
        return this == OVERVIEW ? "/moderation" : "/moderation/" + word();
    }

    @Override
    public String title() {
        return "moderation.title." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
