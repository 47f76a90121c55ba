"""Words that tell names of people from names of places where works appear."""

import re

_FIRST_NAMES = """
    aaron abby abigail adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alexei
    alfred ali alice alicia allen alyssa amanda amir amit amy ana anand andrea andreas andrei andrew
    andrzej andré andy angela anil anita anja ankur ann anna anne antoine anthony anton antonio aria ariel
    arjun arthur artur arun ashley audrey austin barbara barry bart beatriz ben benjamin bernard
    bertrand beth betsy bill björn bo bob boris brad brandon brenda brendan brendon brian bruce
    bruno bryan caitlin carl carla carlos carol caroline cary casey catherine cathy chad charity
    charles charlie chen chloe chris christian christina christine christoph christopher cindy
    claire claude claudia clay cliff clifford clive colin connor corey craig cristina curtis cynthia
    dale damian dan daniel daniela danny dave david dawn dean deborah debra denis dennis derek diana
    diane diego dieter dimitri dirk dmitri dmitry dominic dominik don donald donna dorothy doug
    douglas duncan dustin dylan earl ed eddie edgar edsger edward edwin eileen elaine eleanor elena
    eli elias elizabeth ellen elon emil emily emma eric erica erich erik erin ernest ethan eugene
    eva evan evelyn fabian felix fernando florian francesca francesco francis francisco frank franz
    françois fred frederick frédéric gabriel gareth gary gavin geoff geoffrey george gerald gerard
    gilad giovanni giuseppe glenn gordon grace grady graham grant greg gregor gregory guido
    guillaume gustavo guy hadley hal hanna hannah hans harald harold harry heather hector heidi
    helen helmut hendrik henri henrik henry herbert hillel hiroshi holly howard hugh hugo ian igor
    ilya ina ingrid inès irene isaac isabel ivan jack jackie jacob jacques jaime jake jakob james
    jamie jan jane janet jared jason javier jay jean jeff jeffrey jelena jen jennifer jenny jens
    jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joe joel johan johannes john johnny
    jon jonas jonathan jordan jorge joseph josh joshua josé joyce joão juan juha julia julian julie
    julien jun justin jürgen kai karen karl karthik kate katherine kathleen kathryn katie kay keith
    kelly kelsey ken kenji kenneth kent kevin kim kristen kristina kumar kurt kyle lance larry lars
    laura lauren laurent lawrence lea leah lee leo leon leonard leslie lex li liam lin linda linus
    lisa liz lorenzo louis louise luc luca lucas lucy luis luiz lukas luke lydia lynn maciej
    madeleine magnus marc marcel marcin marco marcus margaret maria marie marijn mario marion marit
    mark markus marta martha martin marvin mary masahiro matei mateusz mathias mathieu matt matteo
    matthew matthias maurice max maya megan mehdi mehmet mei melanie melissa meredith michael michal
    micheal michel michelle miguel mike mikhail milan ming miranda mitchell mohamed mohammed moritz
    murat murray nadia nancy naomi natalie natasha nathan neal neha neil niall nicholas nick nicolas
    nicole niels nigel nikita niklas nikolai nina noah noam nora norman olga oliver olivia omar
    oscar oskar otto owen pablo pamela paola pat patricia patrick paul paula paulo pavel pedro peggy
    per pete peter petr phil philip philipp philippe phillip pierre piotr prashant rachel rafael
    rahul raj rajesh ralf ralph ramesh randall randy raphael ravi ray raymond rebecca reid renata
    rené reynold ricardo rich richard rick rob robert roberto robin rod rodrigo roger roland rolf
    roman ron ronald rory rosa ross roy ruben russ russell ruth ryan sally sam samantha samuel sandi
    sandra sanjay santiago sara sarah satoshi scott sean sebastian sergei sergey sergio seth shane
    shannon sharon shaun shawn sheila sherry shriram simon sofia somu sonia sophia sophie stacy stan
    stefan stefano stephanie stephen steve steven stewart stuart sue sunil susan suzanne sven
    svetlana sylvia tal tamara tanya tara ted terence teresa terry theo theodore thierry thomas
    tiffany tim timothy tina tobias todd tom tomas tommy tony tracy travis trevor tristan troy tyler
    ulrich ursula valentin vanessa vasily vera veronica victor victoria vijay viktor vincent vinod
    vinton virginia vitaly vladimir walter wanda warren wayne wei wendy werner wes wilhelm will
    willem william wolfgang xavier yang yann yegor yi yoshua yuki yukihiro yuri yves zach zachary
    zhang zoe александр алексей андрей анна антон борис виктор владимир дмитрий евгений елена иван
    игорь илья константин максим марина мария михаил николай ольга павел пётр роман сергей татьяна
    юрий
"""
GIVEN = frozenset(_FIRST_NAMES.split())
"""Common first names of people, in small letters."""

_FAMILY_NAMES = """
    abadi adams agarwal aho allen anderson andersson armbrust bailey baker banerjee barroso bayer
    beck bell bengio bennett berg bernstein birman bishop boehm boyer brewer brin brooks brown
    burrows butler campbell carter castro cerf chan chandra chandy chang chaudhuri chen chiu chomsky
    church clark codd cohen collins cook cooper cormen cox crick curry darwin das davies davis dean
    demers demirbas denning diffie dijkstra eich einstein ellis eppstein erickson evans fagin
    ferguson feynman fielding fischer floyd foster fowler fox franklin friedman garcia ghemawat
    gibson gilbert goldberg goldman gomez gonzalez goodfellow gosling graham gray green gupta hall
    hamilton hansen harel harper harris helland hellerstein hellman hennessy herlihy hernandez
    hewitt hickey hill hinton hoare hoffman hopcroft howard huang hudak hughes hutton ingalls ivanov
    jackson jacobson jain jensen jobs johansson johnson jones jordan joy kahn kahneman kaplan karger
    karp katz kay kelly kernighan khan kim kleppmann knuth kowalski kreps krishnamurthy kumar kung
    lamport lampson larson lecun lee leiserson leskovec levy lewis li lin lindholm liskov liu lopez
    lovelace lynch madden martin martinez mccarthy mckusick meyer miller milner minsky mitchell
    mohan mohr moore morgan morris murphy murray myers müller needham nelson neumann newell newton
    nguyen nielsen norman norvig odersky olson ongaro osterhout ousterhout owens papadimitriou
    papert parnas patel patterson pearl pease perez perlis perlman peters peterson peyton pfeiffer
    phillips pierce pike pnueli popek popper postel rabin ramakrishnan reed reynolds richardson
    ritchie rivera rivest roberts robinson rodriguez rogers rosenblum rosenthal ross russell
    rutishauser saltzer sanders saunders schmidt schneider schroeder scott sedgewick sethi shamir
    shannon sharma shasta shaw shor shostak silberschatz simon singh skeen smith smyth snyder
    sommerville stein stevens stewart stoica stonebraker stoyanovich strachey stroustrup sturgis
    sullivan sussman sutherland sutskever sutton tan tanaka tanenbaum tarjan taylor teller terry
    thomas thompson torvalds tukey turing turner tversky ullman valiant vapnik vaswani vogels wadler
    wagner walker wang ward watson watts wegner weikum weinberg white widom wiener williams wilson
    winograd winston wirth witten wolf wong wood wright wu yang yao young zaharia zhang zhao zhou
    zimmermann
"""
FAMILY = frozenset(_FAMILY_NAMES.split())
"""Common family names, and those of people whose works lists of computing are full of."""

_PLACE_WORDS = """
    academy acm advances annals archive association awards bar board books bulletin camp cast center
    centre chapter chips club college communications conf conference congress convention corp course
    days department dept dojo east edition engineering euro expo faculty fest festival forum
    foundation gathering group hat hour inc institute international jam journal lab laboratory labs
    lectures letters library loop ltd magazine media meeting meetup mesh monthly museum network
    newsletter notes office papers podcast post preprint press proc proceedings programme publishers
    publishing quarterly radio report research retreat review school science sciences seminar
    seminars series session show society sprint studies summer summit symposium talks team times
    today tour track trans transactions tv univ university week weekly west winter workshop world
    yearbook
"""
_PLACES = """
    addison-wesley apress arstechnica atlantic berkeley birkhäuser cambridge craft devoxx dover
    economist elsevier eurosys forbes gartner goto guardian harpercollins harvard interspeech
    leanpub manning mcgraw-hill medium middleware mit monitorama nature newsweek no-starch o'reilly
    oreilly oxford packt pearson penguin pragmatic prentice princeton qcon quanta routledge science
    spectrum springer stanford substack supercomputing surge ted tedx usenix velocity wiley wired
    yale youtube
"""
_PLACE = frozenset(_PLACE_WORDS.split()) | frozenset(_PLACES.split())
_PLACE_ENDS = ("con", "conf", "fest", "camp", "blog", "press", "hub", "tube", "days", "meetup")
_HAN_PLACE = re.compile(
    r"(?:大学|学院|出版社?|公司|会议|大会|峰会|学报|日报|周刊|杂志|研究[所院]|实验室|学会|新聞|社)$"
)
_INNER_CAPITAL = re.compile(r"[a-zà-öø-ÿ][A-Z]")
_NOBLE = re.compile(r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])(?=[A-Z])")
_SHOUTED = re.compile(r"[A-Z]{3,}")


def names_place(text: str) -> bool:
    """Tell whether a name is more likely that of a conference, journal or publisher than a person's."""
    if _HAN_PLACE.search(text):
        return True
    for word in text.replace("&", " ").split():
        plain = word.strip(".,;:'’\"()")
        small = plain.casefold().replace("’", "'")
        if small in _PLACE or (len(small) > 5 and small.endswith(_PLACE_ENDS)):
            return True
        if _SHOUTED.search(plain) or _INNER_CAPITAL.search(_NOBLE.sub("", plain)):
            return True
    return False


def is_given(word: str) -> bool:
    """Tell whether a word is a first name, or the initial of one."""
    return word.casefold() in GIVEN or bool(re.fullmatch(r"(?:[^\W\d_]\.-?)+", word))


def is_family(word: str) -> bool:
    """Tell whether a word is a family name that is heard often."""
    return word.casefold() in FAMILY
