package org.example.client;

import java.math.BigDecimal;
import java.util.UUID;
import org.example.client.api.KindTextApi;
import org.example.client.api.KindValueApi;
import org.example.client.model.KindMoneyInput;
import org.example.client.model.KindMoneyPatch;
import org.example.client.model.KindText;
import org.example.client.model.KindTextInput;
import org.example.client.model.KindTextPatch;
import org.example.client.model.KindValue;
import org.example.client.model.KindValueInput;
import org.example.client.model.KindValuePatch;

/** The life of values that are more than a text or a number. */
final class ValueWalk {

    private static final BigDecimal AMOUNT = new BigDecimal("12.50");

    private final KindTextApi texts;
    private final KindValueApi values;

    ValueWalk(ApiClient client) {
        texts = new KindTextApi(client);
        values = new KindValueApi(client);
    }

    void walk() throws ApiException {
        removeConstant();
        changeRecord();
    }

    private void removeConstant() throws ApiException {
        KindText red = texts.createKindText(new KindTextInput().colour(KindTextInput.ColourEnum.RED), null);
        Walk.require(red.getColour() == KindText.ColourEnum.RED, "a constant of an enum: " + red);
        KindText none = texts.mergeKindText(red.getId(), new KindTextPatch().colour(null), null);
        Walk.require(none.getColour() == null, "null removes a constant, too: " + none);
    }

    private void changeRecord() throws ApiException {
        UUID id = values.createKindValue(new KindValueInput().price(new KindMoneyInput().amount(AMOUNT).currency("EUR")), null).getId();
        KindValue changed = values.mergeKindValue(id, new KindValuePatch().price(new KindMoneyPatch().currency("CHF")), null);
        Walk.require(changed.getPrice().getCurrency().equals("CHF") && changed.getPrice().getAmount().compareTo(AMOUNT) == 0,
                "a patch reaches into a record: " + changed);
    }
}
