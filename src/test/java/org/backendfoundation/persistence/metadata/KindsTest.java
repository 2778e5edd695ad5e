package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.sample.kinds.KindAddress;
import org.backendfoundation.sample.kinds.KindAsset;
import org.backendfoundation.sample.kinds.KindCar;
import org.backendfoundation.sample.kinds.KindChecked;
import org.backendfoundation.sample.kinds.KindCoded;
import org.backendfoundation.sample.kinds.KindFee;
import org.backendfoundation.sample.kinds.KindItem;
import org.backendfoundation.sample.kinds.KindList;
import org.backendfoundation.sample.kinds.KindMachine;
import org.backendfoundation.sample.kinds.KindMoney;
import org.backendfoundation.sample.kinds.KindName;
import org.backendfoundation.sample.kinds.KindNumber;
import org.backendfoundation.sample.kinds.KindPermit;
import org.backendfoundation.sample.kinds.KindPlace;
import org.backendfoundation.sample.kinds.KindPoint;
import org.backendfoundation.sample.kinds.KindRange;
import org.backendfoundation.sample.kinds.KindSize;
import org.backendfoundation.sample.kinds.KindStage;
import org.backendfoundation.sample.kinds.KindText;
import org.backendfoundation.sample.kinds.KindTicket;
import org.backendfoundation.sample.kinds.KindTime;
import org.backendfoundation.sample.kinds.KindValue;
import org.backendfoundation.sample.kinds.KindVehicle;
import org.junit.jupiter.api.Test;

class KindsTest {

    @Test
    void everyKindOfAttributeIsServed() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, KindAddress.class, KindAsset.class, KindCar.class, KindChecked.class,
                KindCoded.class, KindFee.class, KindItem.class, KindList.class, KindMachine.class, KindMoney.Converter.class,
                KindName.class, KindNumber.class, KindPermit.class, KindPlace.class, KindPoint.class, KindRange.class,
                KindSize.Converter.class, KindStage.class, KindText.class, KindTicket.class, KindTime.class, KindValue.class,
                KindVehicle.class);

        assertThat(MetadataRegistry.unserved()).isEmpty();
    }
}
