package org.backendfoundation.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.sample.audited.AuditedCar;
import org.backendfoundation.sample.audited.AuditedCountry;
import org.backendfoundation.sample.audited.AuditedDog;
import org.backendfoundation.sample.audited.AuditedLine;
import org.backendfoundation.sample.audited.AuditedMoney;
import org.backendfoundation.sample.audited.AuditedOrder;
import org.backendfoundation.sample.audited.AuditedPart;
import org.backendfoundation.sample.audited.AuditedPlace;
import org.backendfoundation.sample.audited.AuditedPoint;

/** Changes entities of every mapping inside the server. */
@ApplicationScoped
@PermitAll
@Path("audited-probe")
public class AuditedMappingsProbe {

    @Inject
    UnitOfWork transactions;

    @POST
    @Path("countries/{name}")
    public String createCountry(@PathParam("name") String name) {
        AuditedCountry country = new AuditedCountry();
        country.setName(name);
        return persist(country);
    }

    @POST
    @Path("cars")
    public String createCar() {
        AuditedCar car = new AuditedCar();
        car.setWheels(4);
        car.setPlate("A 1");
        return persist(car);
    }

    @POST
    @Path("dogs")
    public String createDog() {
        AuditedDog dog = new AuditedDog();
        dog.setCode("d");
        dog.setBreed("collie");
        String id = persist(dog);
        transactions.call(entityManager -> {
            AuditedDog found = entityManager.find(AuditedDog.class, UUID.fromString(id));
            found.setCode("e");
            found.setBreed("pug");
            return id;
        });
        return id;
    }

    private String persist(BaseEntity entity) {
        return transactions.call(entityManager -> {
            entityManager.persist(entity);
            return entity.getId().toString();
        });
    }

    @POST
    @Path("orders/{country}")
    public String createOrder(@PathParam("country") UUID country) {
        return transactions.call(entityManager -> {
            AuditedOrder order = new AuditedOrder();
            AuditedCountry here = entityManager.find(AuditedCountry.class, country);
            order.setTotal(BigDecimal.ONE);
            order.setAccount("DE89");
            order.setCode("open");
            order.setPrice(new AuditedMoney(new BigDecimal("2.5"), "USD"));
            order.setNote("first");
            order.setHome(place(here));
            order.getTags().add("a");
            order.getLines().add(line("pen", here));
            order.getLabels().put("k", "v");
            order.getSlots().put("s", line("ink", here));
            order.getCountries().add(here);
            entityManager.persist(order);
            return order.getId().toString();
        });
    }

    private static AuditedPlace place(AuditedCountry country) {
        AuditedPlace place = new AuditedPlace();
        place.setCity("Bern");
        place.setCountry(country);
        place.setPoint(point(1, 2));
        return place;
    }

    private static AuditedPoint point(int lat, int lon) {
        AuditedPoint point = new AuditedPoint();
        point.setLat(lat);
        point.setLon(lon);
        return point;
    }

    private static AuditedLine line(String article, AuditedCountry origin) {
        AuditedLine line = new AuditedLine();
        line.setArticle(article);
        line.setRemark("hidden " + article);
        line.setOrigin(origin);
        return line;
    }

    @POST
    @Path("orders/{id}/{what}/{country}")
    public void change(@PathParam("id") UUID id, @PathParam("what") String what, @PathParam("country") UUID country) {
        transactions.call(entityManager -> {
            AuditedOrder order = entityManager.find(AuditedOrder.class, id);
            change(entityManager, order, what, entityManager.find(AuditedCountry.class, country));
            return id.toString();
        });
    }

    private static void change(EntityManager entityManager, AuditedOrder order, String what, AuditedCountry country) {
        switch (what) {
            case "home-null" -> order.setHome(null);
            case "home-set" -> order.setHome(place(country));
            case "home-country" -> order.getHome().setCountry(country);
            case "point" -> order.getHome().getPoint().setLat(9);
            case "point-new" -> order.getHome().setPoint(point(9, 2));
            case "same" -> {
                order.setHome(place(country));
                order.setTags(Set.of("a"));
            }
            case "tags" -> order.getTags().add("b");
            case "lines" -> order.getLines().get(0).setArticle("chalk");
            case "labels" -> order.getLabels().put("k", "w");
            case "slots" -> order.getSlots().put("t", line("ink", country));
            case "countries" -> order.getCountries().add(country);
            case "part" -> {
                AuditedPart part = new AuditedPart();
                part.setName("part");
                order.getParts().add(part);
            }
            case "note" -> order.setNote("second");
            case "account" -> order.setAccount("FR76");
            case "code" -> order.setCode("shut");
            case "price" -> order.setPrice(new AuditedMoney(new BigDecimal("3.5"), "USD"));
            case "version" -> entityManager.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            case "rounded" -> {
                order.setTotal(new BigDecimal("1.005"));
                order.getTags().add("c");
                entityManager.flush();
                entityManager.refresh(order);
            }
            case "cleared" -> {
                order.setTotal(BigDecimal.TEN);
                entityManager.flush();
                entityManager.clear();
                order.setTotal(BigDecimal.ZERO);
            }
            case "flushed-twice" -> {
                order.setHome(null);
                entityManager.flush();
                order.setHome(place(country));
                order.getHome().setCity("Chur");
            }
            case "purge" -> entityManager.remove(order);
            default -> throw new IllegalArgumentException(what);
        }
    }
}
