package folkmoot.door.web.operation;

import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.user.Power;

/** What there is a page for, in the order of the list beside each; some stand in other rooms. */
enum Desk implements StaffRoom.Place {
    HEALTH("/operation", "operation.title.health"),
    FIRST_STEPS("/operation/first-steps", "operation.title.first-steps"),
    SETTINGS("/operation/settings", "operation.title.settings"),
    JOBS("/operation/jobs", "operation.title.jobs"),
    INBOX("/operation/inbox", "operation.title.inbox"),
    HOSTS("/admin/hosts", "hosts.title"),
    STORAGE("/operation/storage", "operation.title.storage"),
    WEBHOOKS("/operation/webhooks", "webhooks.title"),
    BACKUPS("/operation/backups", "operation.title.backups"),
    RETENTION("/operation/retention", "operation.title.retention"),
    LOOK("/admin/look", "look.title"),
    LOG("/moderation/log", "moderation.title.log"),
    TRANSLATIONS("/translations", "translations.title");

    private final String path;
    private final String title;

    Desk(String path, String title) {
        this.path = path;
        this.title = title;
    }

    @Override
    public Power power() {
        return Power.ADMINISTRATOR;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String title() {
        return title;
    }
}
