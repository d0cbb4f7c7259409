"""Given names of people: what tells "Paris Hilton" and "Jordan" the driver from the places."""

from __future__ import annotations

__all__ = ["GIVEN_NAMES"]

_ENGLISH = """
    aaron abby abigail adam adrian aidan alan albert alex alexander alexandra alfred alice alicia
    alison allan allen allison alvin alyssa amanda amber amelia amy andrea andrew andy angela
    angie anita ann anna anne annette annie anthony antonia april archie arlene arnold arthur
    ashley audrey austin barbara barry beatrice becky ben benjamin bernard bernie beth betty
    beverly bill billy blake bob bobby bonnie brad bradley brandon brenda brett brian bridget
    brittany bruce bryan bud caitlin caleb calvin cameron carl carla carol caroline carolyn
    carrie casey catherine cathy cecil charlene charles charlie charlotte chelsea cheryl chester
    chris christian christina christine christopher chuck cindy claire clara clarence clark
    claudia clayton clifford clint clyde cody colin colleen connie connor constance corey courtney
    craig crystal curtis cynthia daisy dale dan dana daniel danielle danny daphne darlene darren
    darryl dave david dawn dean deborah debra denise dennis derek diana diane dominic don donald
    donna doris dorothy doug douglas duane dustin dwight dylan earl eddie edgar edith edmund edward
    edwin eileen elaine eleanor eli elijah elizabeth ella ellen elmer elsie emily emma eric erica
    erik erin ernest esther ethan eugene eva evan evelyn faith felicia fiona florence floyd frances
    francis frank franklin fred freddie frederick gabriel gabrielle gail gareth garrett gary gavin
    gene geoffrey george gerald geraldine gerard gilbert gina glen glenn gloria gordon grace graham
    greg gregory gwen hailey hannah harold harriet harry harvey hazel heather hector heidi helen
    henry herbert herman holly howard hugh ian ida irene iris isaac isabel isabella ivan jack
    jackie jackson jacob jacqueline jake james jamie jan jane janet janice jared jasmine jason
    jay jean jeanne jeff jeffrey jen jenna jennifer jenny jeremiah jeremy jerome jerry jesse
    jessica jessie jill jim jimmy jo joan joanna joanne jodi joe joel joey john johnny jon jonathan
    jordan joseph josephine josh joshua joy joyce juan juanita judith judy julia julian julie
    june justin kaitlyn karen karl kate katelyn katherine kathleen kathryn kathy katie kay kayla
    keith kelly kelsey ken kenneth kent kerry kevin kim kimberly kirk kristen kristin kurt kyle
    lance larry laura lauren laurie lawrence leah lee leo leon leonard leroy leslie lester lewis
    liam lillian lily linda lindsay lindsey lisa lloyd logan lois lori lorraine louis louise lucas
    lucy luke lydia lynn mabel madison maggie malcolm marc marcia marcus margaret maria marian
    marie marilyn marion marjorie mark marlene marsha marshall martha martin marvin mary mason
    matt matthew maureen maurice max maxine megan melanie melinda melissa melvin meredith michael
    michelle miguel mike mildred milton mindy miranda misty mitchell molly monica morgan nancy
    naomi natalie natasha nathan nathaniel neil nelson nicholas nick nicole nigel nina noah noel
    nora norma norman oliver olivia oscar otis owen pam pamela pat patricia patrick patti paul
    paula pauline peggy penny perry pete peter phil philip phillip phyllis priscilla rachel ralph
    randall randy raymond rebecca reginald renee rex rhonda richard rick ricky rita rob robert
    roberta robin rodney roger roland ron ronald ronnie rosa rose rosemary ross roy ruby russell
    ruth ryan sabrina sally sam samantha samuel sandra sandy sara sarah saul scott sean seth shane
    shannon sharon shaun shawn sheila shelby shelly sherry shirley sidney sierra simon sophia
    sophie spencer stacey stacy stan stanley stella stephanie stephen steve steven stewart stuart
    sue summer susan suzanne sydney sylvia tamara tammy tanya tara taylor ted teresa terrence terri
    terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya
    tracey traci tracy travis trevor trisha troy tyler valerie vanessa vera vernon veronica vicki
    vickie victor victoria vincent viola violet virginia vivian wade wallace walter wanda warren
    wayne wendy wesley whitney wilbur willard william willie wilma yolanda yvonne zachary zoe
"""
_ELSEWHERE = """
    abbas abd abdallah abdel abdelaziz abdelkader abdul abdulaziz abdulkarim abdullah abdulrahman
    abu adel adnan ahmad ahmed ahmet aisha akram ali amir amira ammar anas anwar ashraf asma ayman
    ayman bashar bashir bilal bassam bassel dawood dina emad fadi fahad faisal faris farouk fatima
    fawzi fouad ghassan habib hadi hafez haidar haider hakim hala hamid hamza hana hani hassan
    hasan haytham hisham hosni hossam hossein huda husam hussain hussein ibrahim imad imran iman
    ismail issa iyad jaber jafar jalal jamal jamil jawad kamal kareem karim khaled khalid khalil
    layla leila lubna maher mahdi mahmood mahmoud majed majid malek malik manal mansour marwan
    maryam massoud mazen mehdi mehmet mohamad mohamed mohammad mohammed mona mostafa muammar
    muhammad muhammed muqtada murad musa mustafa nabil nadia naim najib nasser nasrin nawaf nidal
    nizar noor nouri omar omer osama osman othman qasem qasim qassem rafiq rami ramzi rania rashid
    recep reza riad ridha rima saad saddam saeed safa said sajjad salah saleh salem salim salma
    salman sami samir samira sana seif selim shadi sharif suhail suleiman sultan taha tahir talal
    tamer tarek tariq tayyip usama wael walid wassim yahya yasser yassin yousef youssef yusuf
    zaid zaki zayd zeinab ziad zuhair
    alejandro alberto alfonso alfredo ana andres antonio arturo beatriz carlos carmen cristina
    diego eduardo elena emilio enrique ernesto esteban felipe fernando francisco gabriela gloria
    gonzalo guadalupe guillermo gustavo hugo ignacio ines javier jesus jorge jose josefina julio
    leticia lorenzo luis luisa luz manuel marco margarita mariana mario marta mateo mercedes nicolas
    pablo pedro pilar rafael ramon raul ricardo roberto rodrigo ruben salvador santiago sergio
    silvia sofia tomas vicente ximena xavier
    alain alexandre andre antoine bernadette camille celine claude didier dominique edouard
    emmanuel etienne fabien francois frederic gerard gilles guillaume guy helene henri jacques
    jeanne jerome julien laurent luc lucien marcel mathieu michel monique nathalie nicolas odile
    olivier pascal philippe pierre raoul remi rene serge sebastien simone stephane sylvain sylvie
    therese thierry valerie veronique yves yvette
    andreas anja bernd birgit christoph claus dieter dietmar dirk ernst ewald frank franz friedrich
    fritz georg gerhard gudrun gunter hans heinrich heinz helga helmut hermann horst ingo ingrid
    jens joachim jochen jorg josef juergen jurgen karl karsten katrin klaus kurt lars lothar ludwig
    manfred markus martina matthias monika norbert otto petra rainer ralf reinhard renate rolf
    rudolf sabine siegfried stefan steffen susanne thorsten torsten udo ulrich ulrike ursula uwe
    volker walter werner wilhelm wolfgang
    alessandro alexei aleksandr aleksei anatoly andrei angelo anton arkady bogdan boris carlo
    dmitri dmitry dmytro domenico enzo fabio fyodor gennady giacomo gianni giorgio giovanni
    giuseppe grigory igor ilya irina ivana katya kirill konstantin ksenia leonid luca luigi
    lyudmila maksim marek massimo maxim mikhail mykola nadezhda natalia nikolai oksana oleg
    oleksandr olga paolo pavel petr piotr roman ruslan sergei sergey serhiy silvio stanislav
    svetlana tatiana tomasz vadim valentin valery vasily viktor vitaly vittorio vladimir vladislav
    volodymyr vyacheslav yaroslav yevgeny yuri yulia zbigniew
    akira arun anil arjun ashok deepak gita hiroshi indira jawaharlal kenji kumar lakshmi mahendra
    mohan narendra nikhil pradeep prakash priya rahul raj rajesh rajiv ravi sanjay shankar sonia
    sunil suresh sushma takashi taro vijay vikram yoko yuki
    chinedu chukwuma emeka ibrahima kofi kwame mamadou moussa musa ngozi nnamdi olusegun oumar
    ousmane thabo uhuru yoweri
"""
GIVEN_NAMES = frozenset(f"{_ENGLISH} {_ELSEWHERE}".split())
"""Common given names in small letters, without marks."""
