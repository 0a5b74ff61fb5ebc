"""Every field: its tag, how it is called here, its format, what it holds, and its name in the standard.

A tag is listed with its option letter where it has one. What a field holds is text unless it says otherwise; the
formats are those of the 2018 release and later, with places of carriage (44A, 44B, 44E, 44F) of 140z as recent releases
have them, where those before 2020 have 65x.

Sources disagree on 24G: 12*65z in recent releases, six lines of 35x in one before. 39F, 44J and 78D are of recent
releases and known from one source; that the other options of 42, 51, 53, 54, 56 and 58 are as those of 52 and 57 is by
analogy.
"""

from __future__ import annotations

_BIC = "4!a2!a2!c[3!c]"
_PARTY = "[[/1!a][/34x]$]"
_NARRATIVE = "100*65z"
TABLE = f"""
12  | message_type           | 3!n                  | text      | Sub-Message Type
15A | general                |                      | marker    | New Sequence
15B | undertaking            |                      | marker    | New Sequence
15C | local_undertaking      |                      | marker    | New Sequence
20  | reference              | 16x                  | reference | Reference
21  | related_reference      | 16x                  | reference | Related Reference
21A | authorisation          | 16x                  | reference | Reference to Document/Credit
22A | purpose                | 4!c                  | text      | Purpose of Message
22D | form                   | 4!c                  | text      | Form of Undertaking
22K | type                   | 4!c[/35x]            | Code      | Type of Undertaking
22Y | standard_wording       | 4!c                  | text      | Standard Wording Required
23  | other_reference        | 16x                  | reference | Further Reference
23B | expiry_type            | 4!c                  | text      | Expiry Type
23F | extension              | 4!a[/35x]            | Code      | Automatic Extension Period
23H | function               | 8!c                  | text      | Function of Message
23S | cancellation           | 6!a                  | text      | Cancellation Request
23X | file                   | 4!c/65x              | Code      | File Identification
24E | delivery               | 4!c[/35x]            | Code      | Delivery of Original Undertaking
24G | deliver_to             | 4!c[$12*65z]         | CodeLines | Delivery To/Collection By
25  | account                | 35x                  | text      | Account Identification
26E | number                 | 3n                   | number    | Number of Amendment
27  | sequence               | 1!n/1!n              | SequenceOfTotal | Sequence of Total
30  | day                    | 6!n                  | date      | Date
31C | date_of_issue          | 6!n                  | date      | Date of Issue
31D | expiry                 | 6!n29x               | Expiry    | Date and Place of Expiry
31E | date_of_expiry         | 6!n                  | date      | Date of Expiry
31S | final_expiry           | 6!n                  | date      | Approximate or Final Expiry Date
32A | dated_amount           | 6!n3!a15d            | DatedAmount | Date, Currency Code, Amount
32B | amount                 | 3!a15d               | Amount    | Currency Code, Amount
32D | debited_charges        | 6!n3!a15d            | DatedAmount | Date and Amount of Charges
33A | net_dated_amount       | 6!n3!a15d            | DatedAmount | Date and Net Amount
33B | other_amount           | 3!a15d               | Amount    | Currency Code, Amount
34A | total_dated_amount     | 6!n3!a15d            | DatedAmount | Date and Total Amount
34B | total_amount           | 3!a15d               | Amount    | Total Amount
35G | expiry_condition       | 12*65x               | lines     | Expiry Condition/Event
39A | tolerance              | 2n/2n                | Tolerance | Percentage Credit Amount Tolerance
39C | additional_amounts     | 4*35x                | lines     | Additional Amounts Covered
39F | amount_information     | 12*65z               | lines     | Supplementary Information About Amount
39E | additional_amounts     | 12*65z               | lines     | Additional Amounts Information
40A | form                   | 24x                  | text      | Form of Documentary Credit
40B | form                   | 24x$24x              | Form      | Form of Documentary Credit
40C | rules                  | 4!a[/35x]            | Code      | Applicable Rules
40D | language               | 2!a                  | text      | Requested Standard Wording Language
40E | rules                  | 30x[/35x]            | Code      | Applicable Rules
40F | reimbursement_rules    | 30x                  | text      | Applicable Rules
41A | available_with         | {_BIC}$14x           | AvailableWithBank | Available With ... By ...
41D | available_with         | 4*35x$14x            | AvailableWith | Available With ... By ...
41F | available_with         | {_BIC}               | text      | Available With ...
41G | available_with         | 4*35x                | lines     | Available With ...
42A | drawee                 | {_PARTY}{_BIC}       | Bank      | Drawee
42C | drafts_at              | 3*35x                | lines     | Drafts at ...
42D | drawee                 | {_PARTY}4*35x        | Named     | Drawee
42M | mixed_payment          | 4*35x                | lines     | Mixed Payment Details
42P | deferred_payment       | 4*35x                | lines     | Negotiation/Deferred Payment Details
43P | partial_shipments      | 11x                  | text      | Partial Shipments
43T | transhipment           | 11x                  | text      | Transhipment
44A | taken_in_charge_at     | 140z                 | text      | Place of Taking in Charge/Dispatch/Receipt
44B | destination            | 140z                 | text      | Place of Final Destination/Delivery
44C | latest_shipment        | 6!n                  | date      | Latest Date of Shipment
44D | shipment_period        | 6*65x                | lines     | Shipment Period
44E | port_of_loading        | 140z                 | text      | Port of Loading/Airport of Departure
44F | port_of_discharge      | 140z                 | text      | Port of Discharge/Airport of Destination
44J | governing_law          | 2!a[/35x][$/65x]     | Law       | Governing Law and/or Place of Jurisdiction
45A | goods                  | {_NARRATIVE}         | lines     | Description of Goods and/or Services
45B | goods                  | {_NARRATIVE}         | lines     | Description of Goods and/or Services
45C | presentation_instructions | {_NARRATIVE}      | lines     | Document and Presentation Instructions
45D | narrative              | 150*65z              | lines     | Narrative
45L | underlying_transaction | 50*65z               | lines     | Underlying Transaction Details
46A | documents              | {_NARRATIVE}         | lines     | Documents Required
46B | documents              | {_NARRATIVE}         | lines     | Documents Required
47A | conditions             | {_NARRATIVE}         | lines     | Additional Conditions
47B | conditions             | {_NARRATIVE}         | lines     | Additional Conditions
48  | presentation_period    | 3n[/35x]             | Days      | Period for Presentation in Days
48B | demand                 | 4!c                  | text      | Demand Indicator
48D | transferable           | 4!c                  | text      | Transfer Indicator
49  | confirmation           | 7!x                  | text      | Confirmation Instructions
49G | beneficiary_conditions | {_NARRATIVE}         | lines     | Special Payment Conditions for Beneficiary
49H | bank_conditions        | {_NARRATIVE}         | lines     | Special Payment Conditions for Bank Only
49M | beneficiary_conditions | {_NARRATIVE}         | lines     | Special Payment Conditions for Beneficiary
49N | bank_conditions        | {_NARRATIVE}         | lines     | Special Payment Conditions for Bank Only
50  | applicant              | 4*35x                | lines     | Applicant
50B | non_bank_issuer        | 4*35x                | lines     | Non-Bank Issuer
51  | obligor                | 4*35x                | lines     | Obligor/Instructing Party
51A | applicant_bank         | {_PARTY}{_BIC}       | Bank      | Applicant Bank
51D | applicant_bank         | {_PARTY}4*35x        | Named     | Applicant Bank
52A | issuing_bank           | {_PARTY}{_BIC}       | Bank      | Issuing Bank
52D | issuing_bank           | {_PARTY}4*35x        | Named     | Issuing Bank
53A | reimbursing_bank       | {_PARTY}{_BIC}       | Bank      | Reimbursing Bank
53B | reimbursing_bank       | {_PARTY}[35x]        | Branch    | Reimbursing Bank
53D | reimbursing_bank       | {_PARTY}4*35x        | Named     | Reimbursing Bank
54A | receivers_correspondent | {_PARTY}{_BIC}      | Bank      | Receiver's Correspondent
54B | receivers_correspondent | {_PARTY}[35x]       | Branch    | Receiver's Correspondent
54D | receivers_correspondent | {_PARTY}4*35x       | Named     | Receiver's Correspondent
56A | advising_bank          | {_PARTY}{_BIC}       | Bank      | Advising Bank
56D | advising_bank          | {_PARTY}4*35x        | Named     | Advising Bank
57A | advise_through         | {_PARTY}{_BIC}       | Bank      | Advise Through Bank
57B | advise_through         | {_PARTY}[35x]        | Branch    | Advise Through Bank
57D | advise_through         | {_PARTY}4*35x        | Named     | Advise Through Bank
58A | confirming_bank        | {_PARTY}{_BIC}       | Bank      | Requested Confirmation Party
58D | confirming_bank        | {_PARTY}4*35x        | Named     | Requested Confirmation Party
59  | beneficiary            | [/34x$]4*35x         | Beneficiary | Beneficiary
59A | beneficiary            | [/34x$]{_BIC}        | BeneficiaryBank | Beneficiary
71A | reimbursement_charges  | 3!a                  | text      | Reimbursing Bank's Charges
71D | charges                | 6*35z                | lines     | Charges
71N | amendment_charge       | 4!c[$6*35z]          | CodeLines | Amendment Charge Payable By
72Z | sender_to_receiver     | 6*35z                | lines     | Sender to Receiver Information
73A | charges_added          | 6*35z                | lines     | Charges to be Added or Claimed
73R | reason                 | 4!c[/35x]            | Code      | Reason for Non-Payment
73S | disposal               | 4!c[/35x]            | Code      | Disposal of Reimbursement Claim
77  | narrative              | 20*35z               | lines     | Narrative
77B | disposal               | 3*35x                | lines     | Disposal of Documents
77E | envelope               | [73z]                | text      | Proprietary Message
77J | discrepancies          | 70*50z               | lines     | Discrepancies
77L | terms                  | 150*65z              | lines     | Requested Local Undertaking Terms and Conditions
77U | terms                  | 150*65z              | lines     | Undertaking Terms and Conditions
78  | bank_instructions      | 12*65x               | lines     | Instructions to Paying/Accepting/Negotiating Bank
78D | intermediary_instructions | 12*65x            | lines     | Instructions from Intermediary Bank
79Z | narrative              | 35*50z               | lines     | Narrative
"""
