package folkmoot.door.web.sharing;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.platform.http.Routing;
import folkmoot.platform.openapi.OpenApi;

/** Everything that programs and other sites take along, for people to find. */
public final class SharingDoor {

    public SharingDoor(House house, Frame frame, Views views, OpenApi api, Routing routing) {
        new DataPages(frame, house).register(routing);
        new DataRoutes(house).register(routing);
        new DeveloperPages(frame, api, house.platform().uris().origin()).register(routing);
    }
}
