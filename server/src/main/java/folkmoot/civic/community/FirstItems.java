package folkmoot.civic.community;

/**
 * How many proposals of somebody new to a community wait for its moderators before they are published.
 *
 * @param count the first so many; 0 for none
 * @param days after how many they are published if nobody looked, 1 to 14
 */
public record FirstItems(int count, int days) {

    public static final int MOST = 10;
    public static final int MOST_DAYS = 14;
    public static final FirstItems NONE = new FirstItems(0, MOST_DAYS);

    public FirstItems {
        if (count < 0 || count > MOST || days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("0 to " + MOST + " items wait, 1 to " + MOST_DAYS + " days");
        }
    }
}
