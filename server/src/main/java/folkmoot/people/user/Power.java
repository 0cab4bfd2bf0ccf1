package folkmoot.people.user;

/** What a role may do beyond what everybody may. The bits are the client API's (Role.permissions). */
public enum Power {
    ADMINISTRATOR(0),
    AUDIT_LOG(2),
    DASHBOARD(3),
    REPORTS(4),
    FEDERATION(5),
    BLOCKS(7),
    TAXONOMIES(8),
    USERS(10);

    private final int bit;

    Power(int bit) {
        this.bit = bit;
    }

    long mask() {
        return 1L << bit;
    }
}
