"""Every message: its fields in their order, which of them must be there, and what each is called where it differs.

20!               must be there
51(AD)            with one of these option letters, A or D
59(A_)            with the letter A or without one
33B=decrease      called so in this message
A! ( ... )        a part of the message that begins with field 15A, and must be there
"""

from __future__ import annotations

from collections.abc import Mapping

_CARRIAGE = "44A 44E 44F 44B 44C 44D"
_PAYMENT = "42C 42(AD) 42M 42P"
_NARRATIVES = "45A 46A 47A 49G 49H"
_CONFIRMATION = "48 49! 58(AD)"
_PARTIES = "52(AD) 50B"
_AVAILABILITY = f"32B! 39A 39C 41(AD)! {_PAYMENT} 43P 43T {_CARRIAGE} {_NARRATIVES} 71D {_CONFIRMATION}"
_AVAILABLE = "41(FG) 71D 45C"
_LATER = "44J 23F 78 26E 31S 48B 48D 39E"

TITLES: Mapping[str, str] = {
    "700": "Issue of a Documentary Credit",
    "701": "Issue of a Documentary Credit, continued",
    "705": "Pre-Advice of a Documentary Credit",
    "707": "Amendment to a Documentary Credit",
    "708": "Amendment to a Documentary Credit, continued",
    "710": "Advice of a Third Bank's or a Non-Bank's Documentary Credit",
    "711": "Advice of a Third Bank's or a Non-Bank's Documentary Credit, continued",
    "720": "Transfer of a Documentary Credit",
    "721": "Transfer of a Documentary Credit, continued",
    "730": "Acknowledgement",
    "732": "Advice of Discharge",
    "734": "Advice of Refusal",
    "740": "Authorisation to Reimburse",
    "742": "Reimbursement Claim",
    "744": "Notice of Non-Conforming Reimbursement Claim",
    "747": "Amendment to an Authorisation to Reimburse",
    "750": "Advice of Discrepancy",
    "752": "Authorisation to Pay, Accept or Negotiate",
    "754": "Advice of Payment/Acceptance/Negotiation",
    "756": "Advice of Reimbursement or Payment",
    "759": "Ancillary Trade Structured Message",
    "760": "Issue of a Demand Guarantee/Standby Letter of Credit",
    "767": "Amendment to a Demand Guarantee/Standby Letter of Credit",
    "798": "Proprietary Message",
}

ROWS: Mapping[str, str] = {
    "700": f"27! 40A! 20! 23=pre_advice 31C! 40E! 31D! 51(AD) 50! 59! {_AVAILABILITY} 53(AD) 78 57(ABD) 72Z",
    "701": f"27! 20! {_NARRATIVES}",
    "705": f"40A! 20! 31D! 50! 59! 32B! 39A 39C 41(AD) {_CARRIAGE} 45A 57(ABD) 79Z 72Z",
    "707": (
        f"27! 20! 21! 23!=issuer_reference {_PARTIES} 31C! 26E! 30! 22A! 23S 40A 40E 31D 50 59 "
        f"32B=increase 33B=decrease 39A 39C 41(AD) {_PAYMENT} 43P 43T {_CARRIAGE} 45B 46B 47B 49M 49N "
        "71D 71N 48 49 58(AD) 53(AD) 78 57(ABD) 72Z"
    ),
    "708": "27! 20! 21! 23!=issuer_reference 26E! 30! 45B 46B 47B 49M 49N",
    "710": (
        f"27! 40B! 20! 21! 23=pre_advice 31C! 40E! 31D! {_PARTIES} 51(AD) 50! 59! {_AVAILABILITY} "
        "53(AD) 78 78D 57(ABD) 72Z"
    ),
    "711": f"27! 20! 21! {_NARRATIVES}",
    "720": (
        f"27! 40B! 20! 21! 31C! 40E! 31D! {_PARTIES} 50!=first_beneficiary 59!=second_beneficiary {_AVAILABILITY} "
        "78 78D 57(ABD) 72Z"
    ),
    "721": f"27! 20! 21! {_NARRATIVES}",
    "730": "20! 21! 25 30! 32(BD)=charges_amount 57(AD)=account_with 71D 72Z 79Z",
    "732": "20! 21! 30! 32B! 72Z",
    "734": "20! 21! 32A!=drawn 73A 33(AB)=total 57(ABD)=account_with 72Z 77J! 77B!",
    "740": f"20! 25 40F! 31D 58(AD)=negotiating_bank 59 32B! 39A 39C 41(AD)! {_PAYMENT} 71A 71D=other_charges 72Z",
    "742": "20! 21! 31C 52(AD)! 32B! 33B=additional 71D 34(AB)!=total 57(ABD)=account_with 58(AD)=beneficiary_bank 72Z",
    "744": "20! 21! 52(AD)! 21A!=authorisation 31C 34(AB)!=total 73R! 73S! 71D 72Z",
    "747": "20! 21 30! 31E 32B=increase 33B=decrease 34B=new_amount 39A 39C 72Z 77",
    "750": "20! 21! 32B! 33B=additional 71D=charges_deducted 73A 34B=total 57(ABD)=account_with 72Z 77J!",
    "752": "20! 21! 23!=further_identification 30! 32B 71D 33(AB)=net 53(ABD) 54(ABD) 72Z 79Z",
    "754": (
        "20! 21! 32(AB)!=paid 33B=additional 71D=charges_deducted 73A 34(AB)=total 53(ABD) 57(ABD)=account_with "
        "58(AD)=beneficiary_bank 72Z 77"
    ),
    "756": "20! 21! 32B!=claimed 33A!=paid 53(ABD) 54(ABD) 72Z 79Z",
    "759": "27! 20! 21 22D!=undertaking_form 23=undertaking_number 52(AD) 23H! 45D! 23X",
    "760": (
        "A! ( 27! 22A! 72Z 23X ) "
        "B! ( 20! 30! 22D! 40C! 23B! 31E 35G 50 51 52(AD)! 59(A_)! 56(AD) 23 57(AD) 32B! 39F "
        f"{_AVAILABLE} 77U! 49 58(AD) {_LATER} 45L 24E 24G ) "
        "C ( 31C 22D! 40C! 22K 23B! 31E 35G 50! 51 52(AD) 59! 32B! 39F 57(AD) "
        f"{_AVAILABLE} 77L 22Y 40D {_LATER} 45L! 24E 24G )"
    ),
    "767": (
        "A! ( 27! 21! 22A! 23S 72Z 23X ) "
        "B! ( 20! 26E! 30! 52(AD)! 23 32B=increase 33B=decrease 23B 31E 35G 59(A_) 77U 24E 24G ) "
        "C ( 32B=increase 33B=decrease 23B 31E 35G 59 77L 24E 24G )"
    ),
    "798": "20! 12! 77E!",
}
CONTINUES: Mapping[str, str] = {"701": "700", "708": "707", "711": "710", "721": "720"}
"""A message that continues another."""
